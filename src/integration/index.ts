export { paths } from './paths.ts';
export { gateOf } from './tokens/gate.ts';
export { programWrites } from './tokens/guard.ts';
export { tokenRow } from './tokens/profile-row.ts';
export { type Announcement, announceHook, forgetDeliveries } from './webhooks/actions/announce.ts';
export { hookAdminRoles } from './webhooks/rules.ts';
