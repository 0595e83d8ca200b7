import { BlockList, isIP } from 'node:net';
import { done, type Outcome, refused } from '../outcome.ts';

/** Networks that are not the public internet (IANA special-purpose registries, RFC 6890 and later). */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Only 2000::/3 is public at all; these stand inside it and are not, or carry an IPv4 address that could be anything. */
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blocked = new BlockList();
for (const [net, prefix] of special4) blocked.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of special6) blocked.addSubnet(net, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether the address is one of the public internet, so that a link to it can only reach what anyone can reach. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}

/** Networks of one's own house (RFC 1918, RFC 4193) and the machine itself; not those by which clouds tell their secrets. */
const local4 = new BlockList();
local4.addSubnet('10.0.0.0', 8, 'ipv4');
local4.addSubnet('127.0.0.0', 8, 'ipv4');
local4.addSubnet('172.16.0.0', 12, 'ipv4');
local4.addSubnet('192.168.0.0', 16, 'ipv4');
const local6 = new BlockList();
local6.addSubnet('fc00::', 7, 'ipv6');
local6.addAddress('::1', 'ipv6');

/** Whether the address is of a network that a house keeps for itself, or of the machine. */
export function isLocalAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return local4.check(address, 'ipv4');
  return family === 6 && local6.check(address, 'ipv6') && !address.includes('.');
}

/** Which addresses a caller may be sent to. */
export type Reach = {
  /** Plain http beside https. */
  readonly plain: boolean;
  readonly allows: (address: string) => boolean;
};

export type WhyNotAddress = 'malformed' | 'scheme' | 'credentials' | 'private';

/**
 * The text as a web address that may be called: the scheme is allowed, it carries no name and password, and where it
 * names a machine by number, that number is allowed. Names are judged when they are looked up, at every call anew.
 */
export function parseAddress(text: string, reach: Reach, base?: URL): Outcome<URL, WhyNotAddress> {
  const url = URL.parse(text, base);
  if (!url?.hostname) return refused('malformed');
  if (url.protocol !== 'https:' && !(reach.plain && url.protocol === 'http:')) return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  const host = hostOf(url);
  if (isIP(host) && !reach.allows(host)) return refused('private');
  return done(url);
}

/** The host as the resolver takes it: IPv6 without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
