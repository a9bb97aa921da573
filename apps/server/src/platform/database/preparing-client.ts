import { hash } from 'node:crypto';
import pg from 'pg';

/** Each keeps its plan in its connection, policies included: 100 KB of memory on average. */
export const mostPerConnection = 250;
/** So many texts are remembered; what makes its text up anew each time must not fill the memory. */
const mostRemembered = 5_000;
/** Planning costs a few milliseconds: it matters to what is quick. */
const slowMs = 50;
/** “cached plan must not change result type”: somebody altered a table under a running server. */
const planIsOutOfDate = '0A000';

/** What this process knows of statements, by the digest of their text. */
const known = new Map<string, 'asked once' | 'asked again' | 'planned anew'>();

/**
 * With its policies, a statement of the product costs more to plan than to run. What is asked again is therefore prepared under the digest of its
 * text: from the sixth time on, PostgreSQL keeps one plan for all values where that looks as cheap. It cannot know whether the values of today fit
 * most rows or few; so what took long once is planned for its values from then on, in all connections of this process.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as (...words: unknown[]) => unknown;
    const prepared = new Set<string>();
    const askPrepared = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      // Without values it may be several statements in one text, which cannot be prepared.
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(text, values, ...rest);
      const name = hash('sha1', text, 'base64url');
      const isRoom = prepared.has(name) || prepared.size < mostPerConnection;
      if (!isAskedAgain(name) || !isRoom) return ask(text, values, ...rest);
      prepared.add(name);
      const began = performance.now();
      const answer = ask({ name, text, values }, ...rest);
      if (answer instanceof Promise)
        answer.then(
          () => performance.now() - began > slowMs && known.set(name, 'planned anew'),
          (error: pg.DatabaseError) => error.code === planIsOutOfDate && known.set(name, 'planned anew'),
        );
      return answer;
    };
    this.query = askPrepared as typeof this.query;
  }
}

function isAskedAgain(name: string): boolean {
  const before = known.get(name);
  if (before === 'asked again') return true;
  if (before === 'planned anew') return false;
  if (known.size >= mostRemembered) known.clear();
  known.set(name, before === 'asked once' ? 'asked again' : 'asked once');
  return before === 'asked once';
}
