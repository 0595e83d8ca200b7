import { expect, test } from 'vitest';
import {
  type Course,
  endsOf,
  expectedStarts,
  phaseOf,
  stepBack,
  whyNotEnd,
  whyNotQuestions,
  whyNotStart,
} from './running.ts';

const at = (time: string) => new Date(`2026-08-10T${time}:00+07:00`);
const lengths = { minutes: 20, presentationMinutes: 7 };
const waiting: Course & { startsAt: Date } = { startsAt: at('09:00'), beganAt: null, questionsAt: null, endedAt: null };
const running = { ...waiting, beganAt: at('09:04') };

test('time is counted from when it really began', () => {
  expect(endsOf(waiting, lengths)).toEqual({ presentation: at('09:07'), whole: at('09:20') });
  expect(endsOf(running, lengths)).toEqual({ presentation: at('09:11'), whole: at('09:24') });
});

test('a presentation that ends early leaves the questions more time', () => {
  const early = { ...running, questionsAt: at('09:08') };
  expect(endsOf(early, lengths)).toEqual({ presentation: at('09:08'), whole: at('09:24') });
  expect(phaseOf(early, lengths, at('09:09'))).toBe('questions');
});

test('the phases follow the clock', () => {
  expect([phaseOf(waiting, lengths, at('10:00')), phaseOf(running, lengths, at('09:10'))]).toEqual([
    'waiting',
    'presentation',
  ]);
  expect([phaseOf(running, lengths, at('09:11')), phaseOf(running, lengths, at('11:00'))]).toEqual([
    'questions',
    'questions',
  ]);
  expect(phaseOf({ ...running, endedAt: at('09:22') }, lengths, at('09:10'))).toBe('over');
});

test('the buttons say why they cannot be pressed', () => {
  const over = { ...running, endedAt: at('09:22') };
  expect([
    whyNotStart(waiting, false),
    whyNotStart(waiting, true),
    whyNotStart(running, true),
    whyNotStart(over, false),
  ]).toEqual([null, 'other_running', 'begun', 'ended']);
  expect([whyNotQuestions(waiting), whyNotQuestions(running), whyNotQuestions(over)]).toEqual([
    'not_begun',
    null,
    'ended',
  ]);
  expect(whyNotQuestions({ ...running, questionsAt: at('09:08') })).toBe('no_questions');
  expect([whyNotEnd(waiting), whyNotEnd(running), whyNotEnd(over)]).toEqual(['not_begun', null, 'ended']);
});

test('the last press is taken back, one after the other', () => {
  const { startsAt: _startsAt, ...over } = { ...running, questionsAt: at('09:08'), endedAt: at('09:22') };
  const first = stepBack(over);
  const second = first && stepBack(first);
  const third = second && stepBack(second);
  expect([first?.endedAt, second?.questionsAt, third?.beganAt]).toEqual([null, null, null]);
  expect(third && stepBack(third)).toBeNull();
});

test('a late start moves those after it, and who is absent takes no time', () => {
  const slot = (start: string, end: string) => ({
    ...waiting,
    startsAt: at(start),
    endsAt: at(end),
    isAbsent: false,
  });
  const order = [
    { ...slot('09:00', '09:20'), beganAt: at('09:04') },
    slot('09:20', '09:40'),
    { ...slot('09:40', '10:00'), isAbsent: true },
    slot('10:00', '10:20'),
  ];
  expect(expectedStarts(order, at('09:10'))).toEqual([at('09:04'), at('09:24'), at('09:40'), at('10:00')]);
  expect(expectedStarts(order, at('09:50'))).toEqual([at('09:04'), at('09:50'), at('09:40'), at('10:10')]);
});
