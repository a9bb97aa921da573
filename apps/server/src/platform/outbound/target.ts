import { BlockList, isIP } from 'node:net';
import { failure } from '../http/fail.ts';

/** Addresses that no service of the outside has: this machine, private and local networks, and what the cloud answers about itself. */
const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits);
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6');

export const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Where the product may send to of its own accord. */
export interface TargetRules {
  /** Hosts of the own network that are allowed although their addresses are private: a government cloud's own WeCom. */
  readonly hosts: readonly string[];
  /** http and 127.0.0.1 are allowed: tests, and trying things out. */
  readonly local: boolean;
}

/** The address of a target that may be called; refuses others. Where its name leads to is checked again when it is called. */
export function allowedTarget(address: string, rules: TargetRules): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refuse = (zh: string, en: string) => failure('WEBHOOK_NOT_ALLOWED', { zh, en });
  if (!url) throw refuse('不是网址', 'it is no address');
  if (url.username || url.password) throw refuse('网址中不能带用户名和密码', 'it holds a user name or password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = rules.local && host === '127.0.0.1';
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) {
    throw refuse('只允许 https', 'only https is allowed');
  }
  if (isIP(host) !== 0 && !mayReach(host, host, rules)) {
    throw refuse('不能指向内网或本机地址', 'it leads into a private network or to this machine');
  }
  return url;
}

/** May a host be called at the address that its name leads to? */
export const mayReach = (host: string, address: string, rules: TargetRules): boolean =>
  !isInside(address) || rules.hosts.includes(host) || (rules.local && address === '127.0.0.1');
