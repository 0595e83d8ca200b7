export { type CourseState, courseStates, type ReplicationState, replicationStates } from './transfer/model/states.ts';
export { type Countable, countedRegions, hasReached } from './transfer/rules/regions.ts';
