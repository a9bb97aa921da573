import type { client } from '../client.ts';
import type { Enclosed } from '../evidence/useAttaching.ts';

/** A report that waits on this device until the server has it. */
export interface QueuedReport {
  /** The idempotency key: however often it is sent, there is one report. */
  readonly key: string;
  /** Only whoever wrote it sends it. */
  readonly personId: string;
  readonly title: string;
  readonly report: Omit<Parameters<typeof client.reports.create>[0], 'evidenceIds'>;
  readonly enclosed: readonly Enclosed[];
  readonly queuedAt: string;
  /** What the server said when it refused; null while it was not reached. */
  readonly refusal: { readonly zh: string; readonly en: string } | null;
}

const databaseName = 'chengshi';
const storeName = 'reports';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does one thing, and gives its result when it is safely on the disk. */
async function within<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Reports of one person that are still on this device, the oldest first. */
export async function queuedReports(personId: string): Promise<QueuedReport[]> {
  const all = await within<QueuedReport[]>('readonly', (store) => store.getAll());
  return all.filter((one) => one.personId === personId).sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1));
}

export const keepReport = (report: QueuedReport): Promise<unknown> => within('readwrite', (store) => store.put(report));

export const dropReport = (key: string): Promise<unknown> => within('readwrite', (store) => store.delete(key));
