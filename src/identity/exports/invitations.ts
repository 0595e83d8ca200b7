import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { allInvitations, type Invitation } from '../queries/invitations.ts';
import type { IdentityVisit } from '../routes/visit.ts';
import { acting } from '../rules/guard.ts';
import { stateOf } from '../rules/invitation.ts';
import { invitationStates, isInvitationState } from '../views/invitations.tsx';
import { placeOf } from '../wording.ts';
import { takenAs } from './taken.ts';

/** The invitations that an admin may handle, as a file; who took it is kept. */
export const invitationsExport: ListExport<Viewer> = {
  path: paths.invitationsFile.pattern,
  name: 'undangan',
  guard: acting('local_admin', 'hub_admin', 'system_admin'),
  event: 'identity.invitations_taken',
  make,
  taken: takenAs('identity.invitations_taken', paths.invitations.pattern),
};

function make({ query, viewer, now }: IdentityVisit): MadeList {
  const asked = query.get('keadaan') ?? '';
  const keadaan = isInvitationState(asked) ? asked : undefined;
  const state = keadaan ? invitationStates[keadaan] : null;
  return {
    title: t('identity.invitations.title'),
    address: paths.invitations.to({ keadaan }),
    filter: inTerms([[t('identity.field.state'), state && t(`identity.invitation.state.${state}`)]]),
    ...tableOf(columnsAt(now), (conn) => allInvitations(conn, viewer, state, now)),
  };
}

const columnsAt = (now: Date): readonly ColumnOf<Invitation>[] => [
  { key: 'email', label: () => t('identity.field.email'), value: (it) => it.email },
  {
    key: 'role',
    label: () => t('identity.field.role'),
    width: 20,
    paper: 1.5,
    value: (it) => t(`identity.role.${it.role}`),
    code: (it) => it.role,
  },
  { key: 'place', label: () => t('identity.field.place'), width: 45, value: placeOf },
  {
    key: 'state',
    label: () => t('identity.field.state'),
    width: 14,
    paper: 1.5,
    value: (it) => t(`identity.invitation.state.${stateOf(it, now)}`),
    code: (it) => stateOf(it, now),
  },
  { key: 'sent_at', label: () => t('identity.invitations.sent'), type: 'moment', value: (it) => it.sentAt },
  { key: 'inviter', label: () => t('identity.export.inviter'), paper: 2, value: (it) => it.inviterName },
  { key: 'expires_at', label: () => t('identity.field.expiresAt'), type: 'moment', value: (it) => it.expiresAt },
];
