/** Codes of `service-item/channel-type` that are used over the network, without a visit. */
export const onlineChannels: ReadonlySet<string> = new Set([
  'onlinePlatform',
  'mobileClient',
  'socialInsurancePublicServicePlatform',
  'electronicSocialSecurityCard',
  'thirdPartyPlatform',
  'wechatMiniProgram',
  'nationalGovServicePlatform',
  'ministryTransferPlatform',
])
