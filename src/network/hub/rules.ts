import { isActing, parseEmail, type Viewer } from '#identity/index.ts';
import { type HubProfile, type HubRefusal, longest } from './model.ts';

/** Why the viewer may not change what the hub says of itself. */
export function whyNotChange(viewer: Viewer): HubRefusal | null {
  return isActing(viewer, 'hub_admin') ? null : 'hub_only';
}

const PHONE = /^[+()\d .\-/]{5,60}$/;

/** What is wrong with what was typed, by field. */
export function faultsOf(profile: HubProfile): Readonly<Partial<Record<keyof HubProfile, HubRefusal>>> {
  const faults: Partial<Record<keyof HubProfile, HubRefusal>> = {};
  for (const [field, limit] of Object.entries(longest) as [keyof HubProfile, number][])
    if (profile[field].length > limit) faults[field] = 'too_long';
  if (profile.email !== '' && !faults.email && parseEmail(profile.email) === null) faults.email = 'email_wrong';
  if (profile.phone !== '' && !faults.phone && !PHONE.test(profile.phone)) faults.phone = 'phone_wrong';
  return faults;
}
