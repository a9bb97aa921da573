import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIssuePasswords } from '../../app/useIssuePasswords.ts';
import { useSay } from '../../app/useSay.ts';
import { OneTimePasswords } from './OneTimePasswords.tsx';

/** One-time passwords for all these people, in one list to print. */
export function IssueAll({ personIds, label }: { readonly personIds: readonly string[]; readonly label?: string }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const issue = useIssuePasswords();
  const sentence = label ?? t('administration.person.issueAll', { count: personIds.length });
  return (
    <div className="issue-all">
      <Button
        type="primary"
        loading={issue.isPending}
        onClick={() =>
          void modal.confirm({
            title: sentence,
            content: t('administration.person.issueHelp'),
            okText: t('administration.person.issue'),
            cancelText: t('act.cancel'),
            onOk: () => issue.mutate(personIds, { onError: say.failed }),
          })
        }
      >
        {sentence}
      </Button>
      {issue.data && <OneTimePasswords issued={issue.data} onClose={issue.reset} />}
    </div>
  );
}
