export { notify } from './actions/notify.ts';
export { forgetNotices } from './actions/own.ts';
export type { Telling } from './model.ts';
export { paths } from './paths.ts';
