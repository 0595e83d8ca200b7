import { describe, expect, test } from 'vitest';
import { newPublicCode, parsePublicCode, shownPublicCode } from './public-code.ts';

const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('a code on paper', () => {
  test('has sixteen signs that are told apart, and no two are the same', () => {
    const codes = Array.from({ length: 500 }, newPublicCode);
    expect(new Set(codes).size).toBe(500);
    expect(codes.filter((code) => !/^[2-9A-HJKMNP-Z]{16}$/.test(code))).toEqual([]);
  });

  test('is the same for good', () => {
    expect(parsePublicCode('2345678923456787')).toBeNull();
    expect(parsePublicCode('234567892345678M')).toBe('234567892345678M');
    expect(parsePublicCode('2222222222222222')).toBe('2222222222222222');
  });

  test('is read as people type it', () => {
    const code = newPublicCode();
    const shown = shownPublicCode(code);
    expect(shown).toMatch(/^.{4}-.{4}-.{4}-.{4}$/);
    expect(parsePublicCode(shown)).toBe(code);
    expect(parsePublicCode(` ${shown.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code);
    expect(parsePublicCode(shown.replaceAll('-', ' – '))).toBe(code);
  });

  test('is none with a sign less or more, or one that is not used', () => {
    const code = newPublicCode();
    for (const text of ['', null, undefined, code.slice(1), `${code}2`, `0${code.slice(1)}`, `É${code.slice(1)}`])
      expect({ text, code: parsePublicCode(text) }).toEqual({ text, code: null });
  });

  test('notices every sign read wrongly', () => {
    const code = newPublicCode();
    const wrong = [...code].flatMap((sign, at) =>
      [...SIGNS].filter((other) => other !== sign).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    );
    expect(wrong).toHaveLength(16 * 30);
    expect(wrong.filter((text) => parsePublicCode(text) !== null)).toEqual([]);
  });

  test('notices two neighbours that changed places', () => {
    for (const code of Array.from({ length: 50 }, newPublicCode)) {
      const swapped = [...code].slice(1).map((_sign, at) => {
        const [a = '', b = ''] = [code[at], code[at + 1]];
        return code.slice(0, at) + b + a + code.slice(at + 2);
      });
      expect(swapped.filter((text) => text !== code && parsePublicCode(text) !== null)).toEqual([]);
    }
  });
});
