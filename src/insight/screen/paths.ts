import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import type { ScreenLinkId } from './model.ts';

const ROOT = '/layar';
const LINKS = `${ROOT}/tautan`;

export const paths = {
  screen: { pattern: ROOT, to: () => ROOT },
  links: { pattern: LINKS, to: () => LINKS },
  revoke: { pattern: `${LINKS}/:id/cabut`, to: (id: ScreenLinkId) => `${LINKS}/${id}/cabut` },
  open: { pattern: `${ROOT}/:kode`, to: (code: PublicCode) => `${ROOT}/${shownPublicCode(code)}` },
} as const;
