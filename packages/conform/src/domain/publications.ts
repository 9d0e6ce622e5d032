/** Which of the asked-for publication channels no record of publication names. */
export function missingChannels(publications: readonly { channel: string }[], channels: readonly string[]) {
  return channels.filter((code) => !publications.some(({ channel }) => channel === code)).map((code) => ({ code, list: 'common/publication-channel' }))
}
