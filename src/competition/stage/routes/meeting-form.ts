import * as z from 'zod';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  LONGEST_MINUTES,
  LONGEST_NAME,
  LONGEST_PLACE,
  type Member,
  MOST_MEMBERS,
  memberParts,
  type Plenary,
} from '../model/plenary.ts';
import type { TypedMeeting, TypedMember } from '../views/meeting-page.tsx';

/** Rows that an empty form shows: a body has at least so many. */
const FEWEST_ROWS = 3;

const emptyMember = (at: number): TypedMember => ({
  name: '',
  office: '',
  part: at === 0 ? 'chair' : 'member',
  present: true,
});

/** The meeting as the form shows it when nothing was typed. */
export function shownMeeting(plenary: Plenary | null): TypedMeeting {
  const members: readonly TypedMember[] = plenary?.members ?? [];
  const missing = Math.max(0, FEWEST_ROWS - members.length);
  const fresh = Array.from({ length: missing }, (_, at) => emptyMember(members.length + at));
  return {
    heldOn: plenary?.heldOn ?? '',
    place: plenary?.place ?? '',
    minutes: plenary?.minutes ?? '',
    members: [...members, ...fresh],
  };
}

export function typedMeeting(form: FormValues): TypedMeeting {
  const rows = form.all('anggota').slice(0, MOST_MEMBERS);
  return {
    heldOn: form.get('tanggal').trim(),
    place: form.get('tempat').trim(),
    minutes: form.get('uraian').trim(),
    members: rows.map((at) => ({
      name: form.get(`anggota.${at}.nama`).trim(),
      office: form.get(`anggota.${at}.jabatan`).trim(),
      part: form.get(`anggota.${at}.peran`),
      present: form.get(`anggota.${at}.hadir`) === 'ya',
    })),
  };
}

const day = z.iso.date();

type ReadMeeting = {
  readonly meeting: Pick<Plenary, 'heldOn' | 'place' | 'minutes' | 'members'> | null;
  readonly errors: FieldErrors;
};

/** The meeting as it is kept: rows without a name are left out. What is still missing is told at the minutes. */
export function meetingIn(typed: TypedMeeting): ReadMeeting {
  const { heldOn, place, minutes } = typed;
  const rows = typed.members.map(memberIn);
  const errors = Object.assign({}, errorsOf(typed), ...rows.map((it) => it.errors)) as FieldErrors;
  if (Object.keys(errors).length > 0) return { meeting: null, errors };
  const members = rows.flatMap((it) => it.member ?? []);
  return { meeting: { heldOn: heldOn === '' ? null : heldOn, place, minutes, members }, errors };
}

function errorsOf({ heldOn, place, minutes }: TypedMeeting): FieldErrors {
  const isDated = heldOn === '' || day.safeParse(heldOn).success;
  return {
    ...(isDated ? {} : { tanggal: t('stage.meeting.dateWrong') }),
    ...(place.length > LONGEST_PLACE ? { tempat: t('stage.meeting.long') } : {}),
    ...(minutes.length > LONGEST_MINUTES ? { uraian: t('stage.meeting.long') } : {}),
  };
}

type ReadMember = { readonly member: Member | null; readonly errors: FieldErrors };

function memberIn({ name, office, part, present }: TypedMember, at: number): ReadMember {
  if (name === '' && office === '') return { member: null, errors: {} };
  const known = memberParts.find((it) => it === part);
  const field = (last: string) => `anggota.${at}.${last}`;
  const errors = {
    ...(name === '' ? { [field('nama')]: t('stage.meeting.nameMissing') } : {}),
    ...(name.length > LONGEST_NAME ? { [field('nama')]: t('stage.meeting.long') } : {}),
    ...(office.length > LONGEST_NAME ? { [field('jabatan')]: t('stage.meeting.long') } : {}),
    ...(known ? {} : { [field('peran')]: t('stage.meeting.partWrong') }),
  };
  return { member: known ? { name, office, part: known, present } : null, errors };
}
