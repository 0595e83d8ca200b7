import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { regionByCode } from '../src/identity/regions/list.ts';
import { contentSchema } from '../src/registry/model/content.ts';
import affairs from './affairs.json' with { type: 'json' };
import astaCita from './asta-cita.json' with { type: 'json' };
import modelCase from './demo/demi-sepeda-bagus.json' with { type: 'json' };
import hub from './demo/hub.json' with { type: 'json' };
import problems from './demo/problems.json' with { type: 'json' };
import aliases from './region-aliases.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };
import sdgs from './sdgs.json' with { type: 'json' };
import sumut from './tiles/12.json' with { type: 'json' };
import nation from './tiles/id.json' with { type: 'json' };

type Membership = { role: string; institution: string; unit: string | null };

const affairCodes = affairs.items.map((affair) => affair.code);
const distinct = <T>(items: readonly T[]) => new Set(items).size;

test.each(
  [affairs, sdgs, astaCita, regions, aliases, sumut, nation].map((preset) => [preset.source, preset.items] as const),
)('a preset says where it comes from: %s', (source, items) => {
  expect(source.length).toBeGreaterThan(20);
  expect(items.length).toBeGreaterThan(0);
});

test('the affairs are 6 + 18 + 8 of the law and 6 that support, each code and name once', () => {
  const count = (group: string) => affairs.items.filter((affair) => affair.group === group).length;
  expect(['basic_service', 'mandatory', 'optional', 'support'].map(count)).toEqual([6, 18, 8, 6]);
  expect(affairs.items).toHaveLength(38);
  expect(distinct(affairCodes)).toBe(38);
  expect(distinct(affairs.items.map((affair) => affair.name))).toBe(38);
  expect(affairCodes.filter((code) => !/^[a-z-]{4,30}$/.test(code))).toEqual([]);
});

test.each([
  ['SDGs', sdgs.items, 17],
  ['missions of Asta Cita', astaCita.items, 8],
] as const)('the %s are numbered from 1 and named in both languages', (_what, items, count) => {
  expect(items.map((item) => item.number)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  expect(distinct(items.map((item) => item.name))).toBe(count);
  expect(distinct(items.map((item) => item.name_en))).toBe(count);
});

test('every alias names a region and no alias is written twice for it', () => {
  expect(aliases.items.filter((item) => regionByCode(item.code) === null)).toEqual([]);
  expect(distinct(aliases.items.map((item) => `${item.code} ${item.alias}`))).toBe(aliases.items.length);
});

test('the model case is the record of Deli Serdang that the register knows', () => {
  expect(modelCase.institution.name).toBe(`Pemerintah ${regionByCode(modelCase.institution.regionCode)?.name}`);
  expect(modelCase.content.title.startsWith(modelCase.shortTitle)).toBe(true);
  expect(affairCodes).toContain(modelCase.content.mainAffair);
});

describe('the content of the model case', () => {
  const known = Object.entries(modelCase.content).filter(([, value]) => value !== null);

  test('is a record once what is not known is left out', () => {
    expect(Object.keys(contentSchema.parse(Object.fromEntries(known)))).toEqual(
      expect.arrayContaining(Object.keys(modelCase.content)),
    );
  });

  test('names every field of a record', () => {
    const derived = ['startYearCertain'];
    expect([...Object.keys(modelCase.content), ...derived].toSorted()).toEqual(
      Object.keys(contentSchema.shape).toSorted(),
    );
  });

  test('says of every field that is not known why it is missing, and of no other', () => {
    const unknown = Object.entries(modelCase.content).flatMap(([field, value]) => (value === null ? [field] : []));
    expect(modelCase.content.missing.map((item) => item.field)).toEqual(unknown);
    expect(modelCase.content.missing.filter((item) => item.reason === '')).toEqual([]);
  });

  test('keeps both award years as uncertain', () => {
    expect(modelCase.awards.map((award) => [award.levelText, award.year, award.yearCertain])).toEqual([
      ['Top 45', 2022, false],
      ['Top 45', 2023, false],
    ]);
  });
});

describe('the demonstration hub', () => {
  const units = new Map(hub.units.map((unit) => [unit.key, unit]));
  const people = new Set(hub.people.map((person) => person.key));
  const memberships = hub.people.flatMap((person): Membership[] => person.memberships);

  test('puts each unit into a region of the hub and under a unit of the same institution', () => {
    for (const unit of hub.units) {
      const region = regionByCode(unit.institution);
      expect(region?.parent ?? region?.code).toBe(hub.hub);
      expect(unit.parent === null || units.get(unit.parent)?.institution === unit.institution).toBe(true);
    }
    expect(units.size).toBe(hub.units.length);
  });

  test('gives each person an address that can reach nobody, and no password', () => {
    for (const person of hub.people) expect(person.email).toMatch(/^[a-z.]+@contoh\.example$/);
    expect(people.size).toBe(hub.people.length);
    expect(readFileSync(new URL('demo/hub.json', import.meta.url), 'utf8')).not.toMatch(/"password"/i);
  });

  test('fills every role of the demonstration, innovators within a unit of their institution', () => {
    const count = (role: string) => memberships.filter((membership) => membership.role === role).length;
    const roles = ['hub_admin', 'local_admin', 'innovator', 'coach', 'leader', 'planner', 'national', 'system_admin'];
    expect(roles.map(count)).toEqual([1, 3, 4, 1, 1, 1, 1, 1]);
    for (const { role, unit, institution } of memberships) {
      expect(unit === null ? role !== 'innovator' : units.get(unit)?.institution === institution).toBe(true);
    }
  });

  test('marks every person as an example', () => {
    expect(hub.people.filter((person) => !/\(contoh\)/.test(person.name))).toEqual([]);
  });

  test('has problems that are marked as examples, figures included', () => {
    expect(problems.items).toHaveLength(10);
    for (const problem of problems.items) {
      expect(problem.title).toMatch(/^Contoh: /);
      expect(problem.baseline?.source ?? 'Angka contoh').toMatch(/^Angka contoh/);
      expect(affairCodes).toContain(problem.affair);
      expect(regionByCode(problem.regionCode)).not.toBeNull();
      expect(problem.unit === null || units.get(problem.unit)?.institution === problem.regionCode).toBe(true);
      expect(problem.raisedBy === null || people.has(problem.raisedBy)).toBe(true);
      expect(problem.addressedBy.filter((key) => key !== modelCase.key)).toEqual([]);
    }
  });
});
