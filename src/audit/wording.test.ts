import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { changeTexts, eventText, roleText, subjectName, subjectText } from './wording.ts';

test('events, roles and kinds are told in the reader’s language, unknown codes as they are', () => {
  expect(eventText('audit.log_read')).toBe('Membuka catatan kegiatan');
  expect(inLocale('en', () => eventText('audit.log_read'))).toBe('Opened the activity log');
  expect(eventText('elsewhere.happened')).toBe('elsewhere.happened');
  expect(roleText('system')).toBe('Sistem');
  expect(roleText('')).toBe('');
  expect(roleText('stranger')).toBe('stranger');
  expect(subjectText({ event: 'elsewhere.happened', subjectKind: 'boat' })).toBe('boat');
});

test('values are told as people read them', () => {
  const change = (field: string, before: unknown, after: unknown) =>
    changeTexts({ event: 'elsewhere.changed', changes: [{ field, before, after }] })[0];
  expect(change('open', true, false)).toEqual({ field: 'open', before: 'Ya', after: 'Tidak' });
  expect(change('n', null, 1234.5)).toEqual({ field: 'n', before: null, after: '1.234,5' });
  expect(change('at', '2026-03-02T03:00:00.000Z', '')).toEqual({
    field: 'at',
    before: '2 Maret 2026, 10.00 WIB',
    after: null,
  });
  expect(change('day', '2026-03-02', 'a')).toEqual({ field: 'day', before: '2 Maret 2026', after: 'a' });
  expect(change('list', ['a', null], { x: 1 })).toEqual({ field: 'list', before: 'a; –', after: '{"x":1}' });
});

test('a thing is called by the name that the event tells', () => {
  const changes = [
    { field: 'email', before: null, after: 'a@contoh.example' },
    { field: 'name', before: 'Lama', after: 'Baru' },
  ];
  expect(subjectName({ changes })).toBe('Baru');
  expect(subjectName({ changes: changes.slice(0, 1) })).toBe('a@contoh.example');
  expect(subjectName({ changes: [{ field: 'name', before: 'Hilang', after: null }] })).toBe('Hilang');
  expect(subjectName({ changes: [] })).toBeNull();
});
