import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { KeyState, Peer, PeerState } from '../model.ts';

const tones = {
  proposed: 'info',
  active: 'success',
  paused: 'neutral',
  stopped: 'danger',
  removed: 'neutral',
} as const satisfies Record<PeerState, string>;

export function PeerTag({ peer }: { readonly peer: Pick<Peer, 'state' | 'failures'> }) {
  if (peer.state === 'active' && peer.failures > 0) return <Tag tone="warning">{t('peers.unreached')}</Tag>;
  return <Tag tone={tones[peer.state]}>{t(`peers.state.${peer.state}`)}</Tag>;
}

const keyTones = {
  shown: 'info',
  trusted: 'success',
  announced: 'info',
  retired: 'neutral',
  revoked: 'danger',
} as const satisfies Record<KeyState, string>;

export function KeyTag({ state }: { readonly state: KeyState }) {
  return <Tag tone={keyTones[state]}>{t(`peers.keyState.${state}`)}</Tag>;
}

export function intervalText(minutes: number): string {
  return isNamed(minutes) ? t(`peers.every.m${minutes}`) : t('peers.every.other', { n: String(minutes) });
}

const isNamed = (minutes: number): minutes is 15 | 60 | 360 | 1440 | 10_080 =>
  [15, 60, 360, 1440, 10_080].includes(minutes);

/** Host and path of an address. */
export const placeOf = (address: string): string => address.replace(/^https?:\/\//, '');
