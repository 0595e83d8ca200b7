export { paths } from './paths.ts';
export { gateOf } from './tokens/gate.ts';
export { programWrites } from './tokens/guard.ts';
