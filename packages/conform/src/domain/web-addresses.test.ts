import { expect, it } from 'vitest'
import { webAddressProblem } from './web-addresses.js'

it.each([
  'HTTP://EXAMPLE.GOV.CN',
  'https://example.gov.cn/办事/指南?id=1#a',
  'https://例子.中国/a',
  'https://example.gov.cn:8443/a',
  'https://8.8.8.8/a',
  'https://example.gov.cn/login?back=https://b.gov.cn/',
  'https://user@example.gov.cn/',
  'https://example.gov.cn/a(b)',
  'http://[2001:db8::1]/a',
])('%s can be opened', (address) => expect(webAddressProblem(address)).toBeUndefined())

it.each([
  ['https://example.gov.cn/a、https://b.gov.cn', '不止一个'],
  ['https://example.gov.cn/a；www.b.gov.cn', '不止一个'],
  ['http://http://example.gov.cn', '两遍'],
  ['https://http:example.gov.cn', '两遍'],
  ['http://10.1.2.3:8080/a', '内网'],
  ['http://172.16.0.1/', '内网'],
  ['http://192.168.1.1/', '内网'],
  ['http://localhost:3000/', '内网'],
  ['http://oa/index', '内网'],
  ['http://[::1]/', '内网'],
  ['https://example.gov.cn:70000/', '端口'],
  ['https://example.gov.cn:0/', '端口'],
  ['https://example.gov.cn/a。', '标点'],
  ['https://example..gov.cn/', '主机名'],
  ['https://ｅxample.gov.cn/', '主机名'],
  ['https://300.1.1.1/', '主机名'],
])('%s cannot: %s', (address, reason) => expect(webAddressProblem(address)?.zh).toContain(reason))
