import { expect, test } from 'vitest';
import { type Appointment, confirmByOf, isOverdue, reminderDue, whyNotAskTime, whyNotConfirm } from './confirm.ts';

const at = (text: string) => new Date(`2026-08-${text}:00+07:00`);
const told: Appointment = { state: 'told', startsAt: at('10T09:00'), beganAt: null, toldAt: at('03T08:00') };

test('the answer is owed a day before', () => {
  expect(confirmByOf(at('10T09:00'), 24)).toEqual(at('09T09:00'));
});

test('confirming is possible until the interview begins, also late', () => {
  expect(whyNotConfirm(told, at('08T00:00'))).toBeNull();
  expect(whyNotConfirm(told, at('10T08:59'))).toBeNull();
  expect(whyNotConfirm(told, at('10T09:00'))).toBe('begun');
  expect(whyNotConfirm({ ...told, state: 'confirmed' }, at('08T00:00'))).toBe('confirmed');
  expect(whyNotConfirm({ ...told, state: 'another_time' }, at('08T00:00'))).toBeNull();
  expect(whyNotConfirm({ ...told, state: 'planned' }, at('08T00:00'))).toBe('not_told');
  expect(whyNotConfirm({ ...told, startsAt: null }, at('08T00:00'))).toBe('no_slot');
  expect(whyNotConfirm({ ...told, beganAt: at('10T08:50') }, at('10T08:55'))).toBe('begun');
});

test('another time is asked for while it can be given, also after a yes', () => {
  expect(whyNotAskTime(told, 24, at('09T08:59'))).toBeNull();
  expect(whyNotAskTime(told, 24, at('09T09:00'))).toBe('too_late');
  expect(whyNotAskTime({ ...told, state: 'confirmed' }, 24, at('08T00:00'))).toBeNull();
  expect(whyNotAskTime(told, 24, at('10T09:00'))).toBe('begun');
});

test('who is silent when the time for it ends is shown', () => {
  expect(isOverdue(told, 24, at('09T08:59'))).toBe(false);
  expect(isOverdue(told, 24, at('09T09:00'))).toBe(true);
  expect(isOverdue({ ...told, state: 'confirmed' }, 24, at('09T09:00'))).toBe(false);
});

test('reminders come 48, 24 and 6 hours before that, and none before they were told', () => {
  const due = (text: string, given: Partial<Appointment> = {}) => reminderDue({ ...told, ...given }, 24, at(text));
  expect([due('07T08:59'), due('07T09:00'), due('08T09:00'), due('09T03:00'), due('09T09:00')]).toEqual([
    null,
    48,
    24,
    6,
    null,
  ]);
  expect(due('08T10:00', { toldAt: at('08T09:30') })).toBeNull();
  expect(due('09T03:00', { toldAt: at('08T09:30') })).toBe(6);
  expect(due('08T09:00', { state: 'confirmed' })).toBeNull();
});
