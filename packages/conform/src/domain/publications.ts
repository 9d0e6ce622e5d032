/** Returns those of the required `channels` in which nothing was published, as parameters of a message. */
export function missingChannels(publications: readonly { channel: string }[], channels: readonly string[]) {
  return channels.filter((code) => !publications.some(({ channel }) => channel === code)).map((code) => ({ code, list: 'common/publication-channel' }))
}
