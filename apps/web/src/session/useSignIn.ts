import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../app/client.ts';
import { safeReturn } from '../app/paths.ts';
import { meQuery } from '../app/session.ts';

/** Signs in and goes where the person wanted to go. */
export function useSignIn(next: string | undefined) {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation(
    api.session.signIn.mutationOptions({
      onSuccess: (me) => {
        queries.clear();
        queries.setQueryData(meQuery.queryKey, me);
        router.history.replace(safeReturn(next));
      },
    }),
  );
}

export type SignIn = ReturnType<typeof useSignIn>;
