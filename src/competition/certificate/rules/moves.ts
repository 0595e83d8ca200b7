import type { BatchState, CertificateRefusal, CertificateState, FileState } from '../model.ts';

/** From which states a certificate is moved; a revoked one may still be given anew with mended words. */
const from = {
  revoke: ['issued'],
  reissue: ['issued', 'revoked'],
} as const satisfies Record<string, readonly CertificateState[]>;
export type CertificateMove = keyof typeof from;

export function whyNotMove(move: CertificateMove, state: CertificateState): CertificateRefusal | null {
  return (from[move] as readonly CertificateState[]).includes(state) ? null : 'not_issued';
}

/** Why the certificates of the batch cannot be given out, nor its list thrown away. */
export function whyNotGive(state: BatchState): CertificateRefusal | null {
  return state === 'draft' ? null : 'already_given';
}

export const isBusy = (state: FileState): boolean => state === 'waiting' || state === 'running';

/** Why the making of a file cannot be called off. */
export function whyNotCancel(state: FileState): CertificateRefusal | null {
  return isBusy(state) ? null : 'not_now';
}
