import { z } from 'zod';
import { DocumentId, route } from '../base.ts';
import { staff } from '../roles.ts';

const tags = ['Sheets · 回填表'];

export const sheets = {
  download: route
    .route({
      method: 'GET',
      path: '/documents/{id}/table.xlsx',
      tags,
      summary: 'A list in the form in which it came, with its columns filled as things stand today',
      description:
        'Title lines, header, merged cells, widths and notes are those of the table that came in. Deadline, units, status and progress are today’s; columns of unknown meaning go back as they came.',
    })
    .meta({ access: staff })
    .input(z.object({ id: DocumentId }))
    .output(z.file()),
};
