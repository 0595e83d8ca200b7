import { paths as identityPaths, type MembershipId, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import { paths } from '../paths.ts';
import { makeToken, revokeToken } from './actions.ts';
import type { Token, TokenId, TokenRefusal } from './model.ts';
import { ownToken, tokensOf } from './queries.ts';
import { stateOf } from './rules.ts';
import { MadePage } from './views/made-page.tsx';
import { NewTokenPage, type TypedToken } from './views/new-page.tsx';
import { RevokePage } from './views/revoke-page.tsx';
import { type ListedToken, TokensPage } from './views/tokens-page.tsx';

const guard = signedIn;
type TokenVisit = Visit<Viewer>;

export const tokenRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.tokens.pattern, guard, event: 'integration.tokens', handle: list },
  { method: 'get', path: paths.newToken.pattern, guard, event: 'integration.token_form', handle: openNew },
  { method: 'post', path: paths.newToken.pattern, guard, event: 'integration.token_made', handle: make },
  { method: 'get', path: paths.revokeToken.pattern, guard, event: 'integration.token_revoke_form', handle: askRevoke },
  { method: 'post', path: paths.revokeToken.pattern, guard, event: 'integration.token_revoked', handle: revoke },
];

const trail = () => [{ text: t('identity.profile.title'), href: identityPaths.profile.to() }];
const trailOfOne = () => [...trail(), { text: t('tokens.title'), href: paths.tokens.to() }];
const quiet = { width: 'reading', noindex: true } as const;

function personOf({ viewer }: TokenVisit) {
  if (!viewer.person) throw new NotFound();
  return viewer.person;
}

async function list(visit: TokenVisit): Promise<Answer> {
  const tokens = await tokensOf(visit.db.conn, personOf(visit).id);
  const body = <TokensPage tokens={tokens.map((token) => listed(token, visit))} />;
  return show({ noindex: true, trail: trail(), title: t('tokens.title'), body });
}

function listed(token: Token, { viewer, now }: TokenVisit): ListedToken {
  const membership = viewer.memberships.find((it) => it.id === token.membershipId) ?? null;
  return { ...token, membership, state: stateOf(token, membership !== null, now) };
}

function openNew(visit: TokenVisit): Answer {
  const membership = visit.viewer.acting?.id ?? visit.viewer.memberships[0]?.id ?? '';
  return formPage(visit, { id: newId<'TokenId'>(), name: '', membership, scope: 'read', days: '90' }, []);
}

function formPage({ viewer }: TokenVisit, typed: TypedToken, refusals: readonly TokenRefusal[]): Answer {
  const title = t('tokens.new.title');
  const body = <NewTokenPage memberships={viewer.memberships} typed={typed} refusals={refusals} />;
  const status = refusals.length > 0 ? 422 : 200;
  return show({ ...quiet, trail: trailOfOne(), title: status === 422 ? errorTitle(title) : title, status, body });
}

async function make(visit: TokenVisit): Promise<Answer> {
  const { form, viewer, now } = visit;
  const id = parseId<'TokenId'>(form.get('id')) ?? newId<'TokenId'>();
  const typed: TypedToken = {
    id,
    name: form.get('nama'),
    membership: form.get('keanggotaan'),
    scope: form.get('hak'),
    days: form.get('hari'),
  };
  const membershipId = parseId<'MembershipId'>(typed.membership) as MembershipId | null;
  const given = { id, name: typed.name, membershipId, scope: typed.scope, days: Number(typed.days) };
  const outcome = await visit.db.transact((tx) => makeToken(tx, viewer, given, now));
  if (!outcome.ok) return formPage(visit, typed, outcome.why);
  const title = t('tokens.made.title');
  const body = <MadePage {...outcome.value} baseUrl={visit.baseUrl} />;
  const headers = { 'cache-control': 'no-store' };
  return show({ ...quiet, trail: trailOfOne(), title, body, headers, islands: ['copy'] });
}

async function tokenAt(visit: TokenVisit): Promise<Token> {
  const id = parseId<'TokenId'>(visit.params.id) as TokenId | null;
  const found = id ? await ownToken(visit.db.conn, personOf(visit).id, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function askRevoke(visit: TokenVisit): Promise<Answer> {
  const token = await tokenAt(visit);
  const title = t('tokens.revoke.question', { name: token.name });
  return show({ ...quiet, trail: trailOfOne(), title, body: <RevokePage token={token} title={title} /> });
}

async function revoke(visit: TokenVisit): Promise<Answer> {
  const { id } = await tokenAt(visit);
  await visit.db.transact((tx) => revokeToken(tx, visit.viewer, id, visit.now));
  return redirect(paths.tokens.to(), 'tokens.flash.revoked');
}
