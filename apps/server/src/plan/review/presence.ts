import type { Presence } from '@chengshi/contract';

/** After this long without a word somebody is taken for gone. */
const goneAfterMs = 45_000;

interface Seen {
  readonly presence: Presence;
  readonly at: number;
}

/** Who reviews which document right now: kept in memory, because it is worth nothing a minute later. */
export class PresenceBook {
  readonly #documents = new Map<string, Map<string, Seen>>();

  see(documentId: string, presence: Presence, now: Date): void {
    const people = this.#documents.get(documentId) ?? new Map<string, Seen>();
    people.set(presence.person.id, { presence, at: now.getTime() });
    this.#documents.set(documentId, people);
  }

  leave(documentId: string, personId: string): void {
    const people = this.#documents.get(documentId);
    people?.delete(personId);
    if (people?.size === 0) this.#documents.delete(documentId);
  }

  present(documentId: string, now: Date): Presence[] {
    const people = this.#documents.get(documentId);
    if (!people) return [];
    for (const [id, seen] of people) if (now.getTime() - seen.at > goneAfterMs) people.delete(id);
    return [...people.values()].map((seen) => seen.presence).sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
  }
}
