import { expect, test } from 'vitest';
import { Lately } from './lately.ts';

function counting(most: number) {
  const lately = new Lately<string>(most);
  let made = 0;
  return (question: string) => lately.answer(question, () => `${question} ${++made}`);
}

test('is made the first and the second time, and known from then on', () => {
  const ask = counting(2);
  expect([ask('air'), ask('air'), ask('air'), ask('air')]).toEqual(['air 1', 'air 2', 'air 2', 'air 2']);
});

test('who was asked for the longest time ago makes place', () => {
  const ask = counting(2);
  for (const question of ['air', 'air', 'kios', 'kios', 'air']) ask(question);
  expect([ask('taman'), ask('kios'), ask('air')]).toEqual(['taman 5', 'kios 6', 'air 7']);
});
