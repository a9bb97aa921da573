import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

export interface IssuedPassword {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
}

/** Passwords that are shown this once, as a list to print and cut up. Closed on purpose only: there is no way to see them again. */
export function OneTimePasswords(props: { readonly issued: readonly IssuedPassword[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={720}
      title={t('administration.passwords.title')}
      rootClassName="passwords"
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <>
          <Button onClick={() => globalThis.print()}>{t('administration.passwords.print')}</Button>
          <Button type="primary" onClick={props.onClose}>
            {t('administration.passwords.done')}
          </Button>
        </>
      }
    >
      <p className="dialog-help">{t('administration.passwords.help')}</p>
      <ul className="password-slips">
        {props.issued.map(({ id, name, userName, password }) => (
          <li key={id} className="password-slip">
            <dl className="facts">
              <div className="fact">
                <dt>{t('administration.passwords.name')}</dt>
                <dd>{name}</dd>
              </div>
              <div className="fact">
                <dt>{t('administration.passwords.userName')}</dt>
                <dd className="password-code">{userName}</dd>
              </div>
              <div className="fact">
                <dt>{t('administration.passwords.password')}</dt>
                <dd className="password-code">{password}</dd>
              </div>
              <div className="fact">
                <dt>{t('administration.passwords.address')}</dt>
                <dd>{globalThis.location.origin}</dd>
              </div>
            </dl>
            <p className="fact-note">{t('administration.passwords.firstUse')}</p>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
