export { storiesOfRecord, storyOfProblem } from './story/parts.tsx';
