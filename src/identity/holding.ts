import type { Conn } from '#platform/db.ts';
import type { InstitutionId, MembershipId, PersonId, Viewer } from './model.ts';

type Link = { readonly text: string; readonly href: string };

/** What a person has in hand elsewhere in the house, told on the person's page so that it can be handed over. */
export type Holding = {
  readonly title: string;
  /** The first of them. */
  readonly items: readonly Link[];
  /** How many there are beside. */
  readonly more: string | null;
  /** Where the viewer hands it over; null when the viewer may not. */
  readonly handOver: Link | null;
};

/** Asked of those above identity, by the app; null when the person holds nothing that the viewer may see. */
export type HoldingOf = (conn: Conn, viewer: Viewer, id: PersonId) => Promise<Holding | null>;

/** How somebody would leave: one membership ends, or the account is closed with all of them. */
export type Leaving = {
  readonly personId: PersonId;
  /** Null: all of them. */
  readonly membership: { readonly id: MembershipId; readonly institutionId: InstitutionId } | null;
};

/** What would be left without anybody in charge if a person left, as far as the viewer may see it; `text`: what becomes of it. */
export type Loss = Holding & { readonly text: string };

/** Asked of those above identity, by the app; null when nothing would be lost. */
export type LossOf = (conn: Conn, viewer: Viewer, leaving: Leaving, now: Date) => Promise<Loss | null>;

/** A line of one's own profile that somebody above identity answers for. */
export type ProfileRow = { readonly label: string; readonly value: string; readonly change: string };

/** Asked of those above identity, by the app. */
export type ProfileRowOf = (conn: Conn, personId: PersonId, now: Date) => Promise<ProfileRow>;
