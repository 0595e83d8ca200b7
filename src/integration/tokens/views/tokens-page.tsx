import type { Membership } from '#identity/index.ts';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { paths as apiPaths } from '#platform/http/api/paths.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths } from '../../paths.ts';
import type { Token, TokenState } from '../model.ts';

export type ListedToken = Token & { readonly state: TokenState; readonly membership: Membership | null };

const tones = { active: 'success', expired: 'neutral', revoked: 'neutral', ended: 'warning' } as const;

/** The person's own tokens: what each may do, until when, and whether it is used. */
export function TokensPage({ tokens }: { readonly tokens: readonly ListedToken[] }) {
  return (
    <>
      <PageHeader title={t('tokens.title')} lead={t('tokens.lead')} />
      <p>
        <a href={apiPaths.page.to()}>{t('tokens.toApi')}</a>
      </p>
      {tokens.length === 0 ? (
        <EmptyState title={t('tokens.none.title')} action={{ text: t('tokens.new.button'), href: paths.newToken.to() }}>
          {t('tokens.none.text')}
        </EmptyState>
      ) : (
        <>
          <p>
            <LinkButton href={paths.newToken.to()}>{t('tokens.new.button')}</LinkButton>
          </p>
          <Tokens tokens={tokens} />
        </>
      )}
    </>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly ListedToken[] }) {
  return (
    <Table
      caption={t('tokens.title')}
      captionHidden
      columns={[
        { label: t('tokens.field.name') },
        { label: t('tokens.field.membership') },
        { label: t('tokens.field.scope') },
        { label: t('tokens.field.used') },
        { label: t('tokens.field.state') },
        { label: t('tokens.field.action'), labelHidden: true },
      ]}
      rows={tokens.map((token) => ({ key: token.id, cells: cellsOf(token) }))}
    />
  );
}

function cellsOf(token: ListedToken) {
  return [
    <Named key="name" token={token} />,
    roleOf(token.membership),
    t(`tokens.scope.${token.scope}`),
    token.lastUsedAt ? formatMoment(token.lastUsedAt) : t('tokens.neverUsed'),
    <StateOf key="state" token={token} />,
    token.state === 'active' ? (
      <a key="revoke" href={paths.revokeToken.to(token.id)}>
        {t('tokens.revoke.button')}
      </a>
    ) : (
      ''
    ),
  ];
}

function Named({ token }: { readonly token: Token }) {
  return (
    <>
      {token.name}
      <br />
      <code class="muted">{`${token.prefix}…`}</code>
    </>
  );
}

function StateOf({ token }: { readonly token: ListedToken }) {
  return (
    <>
      <Tag tone={tones[token.state]}>{t(`tokens.state.${token.state}`)}</Tag>
      {token.state === 'active' ? (
        <p class="muted">{t('tokens.until', { date: formatDate(token.expiresAt) })}</p>
      ) : null}
    </>
  );
}

export function roleOf(membership: Membership | null): string {
  if (!membership) return t('tokens.roleEnded');
  const place = membership.unitName ?? membership.institutionName;
  return `${t(`identity.role.${membership.role}`)}, ${place}`;
}
