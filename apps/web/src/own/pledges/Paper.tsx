import type { OfficialForm } from '@chengshi/contract';

/** The official form on the screen and on paper, in the words of the file. */
export function Paper({ form }: { readonly form: OfficialForm }) {
  return (
    <article className="card pledge-paper" lang="zh-CN">
      <h2 className="pledge-title">{form.title}</h2>
      {form.parts.map((part, at) => {
        const key = `${part.kind} ${at}`;
        if (part.kind === 'heading') return <h3 key={key}>{part.text}</h3>;
        if (part.kind !== 'table') {
          return (
            <p key={key} className={`pledge-${part.kind}`}>
              {part.text}
            </p>
          );
        }
        return (
          <div key={key} className="pledge-table">
            <table>
              <thead>
                <tr>
                  {part.columns.map(({ heading }) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {part.rows.map((row) => (
                  <tr key={row[1] ?? row[0]}>
                    {row.map((text, column) => (
                      <td key={part.columns[column]?.heading ?? column}>{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </article>
  );
}
