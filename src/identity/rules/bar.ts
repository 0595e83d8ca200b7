import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';

/** What those whose role waits for a second factor may do beside public pages: set it up, or act in another role. */
const openToHeldBack: readonly string[] = [
  paths.act.pattern,
  paths.secondFactor.pattern,
  paths.confirmSecondFactor.pattern,
  paths.passkeys.pattern,
  paths.newPasskey.pattern,
];

type Asked = { readonly method: string; readonly path: string; readonly guard: { readonly name: string } };

export type WhyBarred = 'second_factor' | 'read_only' | 'own_secrets';

/** What stands between this viewer and the route though its guard would admit; null when nothing does. */
export function whyBarred(viewer: Viewer, route: Asked): WhyBarred | null {
  if (viewer.support) return whyBarredToSupport(route);
  const free = route.guard.name === 'anyone' || openToHeldBack.includes(route.path);
  return viewer.heldBack && !free ? 'second_factor' : null;
}

/** Support that looks through somebody's eyes changes nothing, and sees nothing by which one signs in. */
function whyBarredToSupport(route: Asked): WhyBarred | null {
  if (route.path === paths.endSupportView.pattern) return null;
  if (route.method !== 'get') return 'read_only';
  const secret = route.path.startsWith(`${paths.profile.pattern}/`) || route.path === paths.act.pattern;
  return secret ? 'own_secrets' : null;
}
