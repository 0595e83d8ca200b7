import type { ComponentChildren } from 'preact';
import { LinkButton } from './button.tsx';

export type EmptyStateProps = {
  readonly title: string;
  /** Teaches what would stand here and how it gets here. */
  readonly children: ComponentChildren;
  readonly action?: { readonly text: string; readonly href: string };
  readonly level?: 2 | 3;
};

/** A list without entries that says what to do. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div class="empty">
      <Title class="empty-title">{title}</Title>
      <div class="empty-text">{children}</div>
      {action ? <LinkButton href={action.href}>{action.text}</LinkButton> : null}
    </div>
  );
}
