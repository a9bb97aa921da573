import { useMutation } from '@tanstack/react-query';
import { client } from './client.ts';
import { useRefresh } from './useRefresh.ts';

/** As many as the server makes in one request: each costs it a tenth of a second. */
const portion = 20;

/** Issues one-time passwords for any number of people, a portion after the other; what they are is told once. */
export function useIssuePasswords() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (personIds: readonly string[]) => {
      const issued: Awaited<ReturnType<typeof client.people.issuePasswords>>['rows'] = [];
      for (let at = 0; at < personIds.length; at += portion) {
        const { rows } = await client.people.issuePasswords({ personIds: personIds.slice(at, at + portion) });
        issued.push(...rows);
      }
      return issued;
    },
    // Also when it stopped half way: what was issued until then counts.
    onSettled: () => refresh('people'),
  });
}
