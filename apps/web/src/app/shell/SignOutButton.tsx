import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { links } from '../links.ts';
import { useSay } from '../useSay.ts';

export function SignOutButton() {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation(
    api.session.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate(links.signIn());
        queries.clear(); // What one person saw must not stay for the next one at the same desk.
      },
      onError: say.failed,
    }),
  );
  return (
    <Button block loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
      {t('shell.signOut')}
    </Button>
  );
}
