import type { Text } from '../model/rule.js'
import { memoizeText } from './memoize.js'

const shape = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::([^/?#]*))?(?:[/?#]|$)/i
const intranet =
  /^(?:localhost|(?:127|10)(?:\.\d+){3}|0\.0\.0\.0|169\.254(?:\.\d+){2}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[::1\]|\[f[cde][0-9a-f]*:.*\]|.*\.(?:local|localhost|internal|intranet|lan))$/i

/** Why nobody outside can open an address that begins with http:// or https://, or it is more than one; undefined if it can be an address. */
export function webAddressProblem(address: string): Text | undefined {
  return problemOf(address) ?? undefined
}

const problemOf = memoizeText((address): Text | null => {
  if (/^https?:\/\/(?:https?:?\/\/|https?:)/i.test(address)) return { zh: '写了两遍 http://', en: 'http:// is written twice' }
  // Addresses may carry others in their query, behind = or encoded.
  if (/[、，；,;|\s]\s*(?:https?:\/\/|www\.)/i.test(address)) return { zh: '写了不止一个网址', en: 'it is more than one address' }
  if (/[。，；、！）】》”,;]$/.test(address)) return { zh: '末尾多了标点', en: 'it ends with a sentence mark' }
  const [, host = '', port] = shape.exec(address) ?? []
  if (!isHost(host)) return { zh: '主机名写法不对', en: 'the name of its host is wrong' }
  if (port !== undefined && port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535))
    return { zh: '没有这样的端口', en: 'there is no such port' }
  if (intranet.test(host) || !/[.:]/.test(host)) return { zh: '是内网或本机地址，公众打不开', en: 'it is inside a network: the public cannot open it' }
  return null
})

/** Whether a host is a name of RFC 3986, in any script, or an address. */
function isHost(host: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/i.test(host)) return true
  if (host === '' || host.length > 253) return false
  if (/^[\d.]+$/.test(host)) return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && host.split('.').every((part) => Number(part) <= 255)
  return host
    .replace(/\.$/, '')
    .split('.')
    .every((label) => /^(?!-)[\p{L}\p{N}_-]{1,63}$/u.test(label) && !label.endsWith('-') && label.normalize('NFKC') === label)
}
