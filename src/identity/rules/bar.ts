import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';

/** What those whose role waits for a second factor may do beside public pages: set it up, or act in another role. */
const openToHeldBack: readonly string[] = [
  paths.act.pattern,
  paths.secondFactor.pattern,
  paths.confirmSecondFactor.pattern,
];

type Asked = { readonly method: string; readonly path: string; readonly guard: { readonly name: string } };

/** What stands between this viewer and the route though its guard would admit; null when nothing does. */
export function whyBarred(viewer: Viewer, route: Asked): 'second_factor' | null {
  const free = route.guard.name === 'anyone' || openToHeldBack.includes(route.path);
  return viewer.heldBack && !free ? 'second_factor' : null;
}
