import { isIP } from 'node:net';

/**
 * Where a visitor comes from as limits count it: the IPv4 address, also when it stands in an IPv6 one; of IPv6 the /64
 * network, which one subscriber has as a whole (RFC 6177 §2). A text that is no address stays as it is.
 */
export function networkOf(ip: string): string {
  const address = ip.split('%')[0] ?? '';
  if (isIP(address) !== 6) return ip;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((it) => it === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const network = groups.slice(0, 4).map((it) => it.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight numbers of an IPv6 address, however it is written: the parser of URLs brings it into one form. */
function groupsOf(address: string): readonly number[] {
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [left = '', right] = plain.split('::');
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((it) => Number.parseInt(it, 16)));
  const [before, after] = [numbers(left), numbers(right ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
