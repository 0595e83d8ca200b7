export { forgetNotices, notify } from './actions.ts';
export type { Telling } from './model.ts';
export { paths } from './paths.ts';
