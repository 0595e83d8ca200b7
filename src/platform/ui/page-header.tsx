import type { ComponentChildren } from 'preact';

export type PageHeaderProps = {
  readonly title: ComponentChildren;
  /** One or two sentences in larger type. */
  readonly lead?: ComponentChildren;
  /** Small line above the title: the kind of thing, or the step of many. */
  readonly kicker?: ComponentChildren;
  /** Tags and facts under the title. */
  readonly facts?: ComponentChildren;
  /** Buttons for the whole page. */
  readonly actions?: ComponentChildren;
};

/** The one h1 of a page with what belongs to it. */
export function PageHeader({ title, lead, kicker, facts, actions }: PageHeaderProps) {
  return (
    <header class="page-header">
      {kicker ? <p class="kicker">{kicker}</p> : null}
      <h1>{title}</h1>
      {facts ? <div class="facts">{facts}</div> : null}
      {lead ? <p class="lead">{lead}</p> : null}
      {actions ? <div class="actions">{actions}</div> : null}
    </header>
  );
}
