/** JSON Schema (2020-12) of a task book, for those who read its output from another language. */
export const TASK_BOOK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Task book',
  type: 'object',
  required: ['document', 'sections', 'items', 'facts', 'chrome', 'sentences'],
  additionalProperties: false,
  properties: {
    document: {
      type: 'object',
      required: ['title', 'date', 'chars', 'dateSource', 'doubtfulDate', 'year'],
      additionalProperties: false,
      properties: {
        title: { type: ['string', 'null'] },
        date: { type: ['string', 'null'], format: 'date' },
        chars: { type: 'integer', minimum: 0 },
        dateSource: { enum: ['given', 'text', 'none'] },
        doubtfulDate: {
          anyOf: [
            { type: 'null' },
            {
              type: 'object',
              required: ['date', 'reason', 'start', 'end', 'quote'],
              additionalProperties: false,
              properties: {
                date: { type: 'string', format: 'date' },
                reason: { enum: ['repost', 'upload'] },
                start: { $ref: '#/$defs/offset' },
                end: { $ref: '#/$defs/offset' },
                quote: { type: 'string' },
              },
            },
          ],
        },
        year: { type: ['integer', 'null'] },
      },
    },
    sections: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'parent', 'level', 'number', 'heading', 'start', 'end'],
        additionalProperties: false,
        properties: {
          id: { type: 'string' },
          parent: { type: ['string', 'null'] },
          level: { type: 'integer', minimum: 1 },
          number: { type: ['string', 'null'] },
          heading: { type: 'string' },
          start: { $ref: '#/$defs/offset' },
          end: { $ref: '#/$defs/offset' },
        },
      },
    },
    items: {
      type: 'array',
      items: { anyOf: [{ $ref: '#/$defs/target' }, { $ref: '#/$defs/task' }, { $ref: '#/$defs/mechanism' }] },
    },
    facts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['start', 'end', 'quote', 'at', 'value', 'valueMax', 'unit', 'title', 'section'],
        additionalProperties: false,
        properties: {
          start: { $ref: '#/$defs/offset' },
          end: { $ref: '#/$defs/offset' },
          quote: { type: 'string' },
          at: { $ref: '#/$defs/offset' },
          value: { type: 'number' },
          valueMax: { type: ['number', 'null'] },
          unit: { type: 'string' },
          title: { type: 'string' },
          section: { type: ['string', 'null'] },
        },
      },
    },
    chrome: {
      type: 'array',
      items: {
        type: 'object',
        required: ['start', 'end', 'reason'],
        additionalProperties: false,
        properties: {
          start: { $ref: '#/$defs/offset' },
          end: { $ref: '#/$defs/offset' },
          reason: { enum: ['navigation', 'head', 'notice', 'reply', 'comment', 'picture'] },
        },
      },
    },
    sentences: {
      type: 'array',
      items: {
        type: 'object',
        required: ['start', 'end', 'kind', 'section', 'itemIds'],
        additionalProperties: false,
        properties: {
          start: { $ref: '#/$defs/offset' },
          end: { $ref: '#/$defs/offset' },
          kind: { enum: ['title', 'frame', 'heading', 'annotation', 'cell', 'body'] },
          section: { type: ['string', 'null'] },
          itemIds: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
  $defs: {
    offset: { type: 'integer', minimum: 0 },
    due: {
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          required: ['text', 'end'],
          additionalProperties: false,
          properties: { text: { type: 'string' }, end: { type: ['string', 'null'], format: 'date' } },
        },
      ],
    },
    owner: {
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          required: ['start', 'end', 'quote', 'lead', 'support'],
          additionalProperties: false,
          properties: {
            start: { $ref: '#/$defs/offset' },
            end: { $ref: '#/$defs/offset' },
            quote: { type: 'string' },
            lead: { type: 'array', items: { type: 'string' } },
            support: { type: 'array', items: { type: 'string' } },
          },
        },
      ],
    },
    found: {
      type: 'object',
      required: ['id', 'kind', 'section', 'start', 'end', 'quote', 'title', 'owner', 'cues', 'confidence'],
      properties: {
        id: { type: 'string' },
        section: { type: ['string', 'null'] },
        start: { $ref: '#/$defs/offset' },
        end: { $ref: '#/$defs/offset' },
        quote: { type: 'string' },
        title: { type: 'string' },
        owner: { $ref: '#/$defs/owner' },
        cues: { type: 'array', items: { type: 'string' } },
        confidence: { type: 'number', minimum: 0, maximum: 1 },
      },
    },
    target: {
      allOf: [{ $ref: '#/$defs/found' }],
      required: [
        'value',
        'valueMax',
        'unit',
        'comparator',
        'at',
        'measure',
        'per',
        'each',
        'qualifier',
        'scope',
        'strength',
        'due',
      ],
      properties: {
        kind: { const: 'target' },
        value: { type: 'number' },
        valueMax: { type: ['number', 'null'] },
        unit: { type: 'string' },
        comparator: { enum: ['ge', 'le', 'eq', 'about', 'range'] },
        at: { $ref: '#/$defs/offset' },
        measure: { enum: ['level', 'increment', 'growth', 'multiple', 'share', 'rank'] },
        per: { enum: ['year', 'quarter', 'month', null] },
        each: { type: ['string', 'null'] },
        qualifier: { type: ['string', 'null'] },
        scope: { type: ['string', 'null'] },
        strength: { enum: ['must', 'strive', 'plain'] },
        due: { $ref: '#/$defs/due' },
      },
    },
    task: {
      allOf: [{ $ref: '#/$defs/found' }],
      required: ['strength', 'due'],
      properties: {
        kind: { const: 'task' },
        strength: { enum: ['must', 'strive', 'plain'] },
        due: { $ref: '#/$defs/due' },
      },
    },
    mechanism: {
      allOf: [{ $ref: '#/$defs/found' }],
      required: ['action', 'every', 'unit'],
      properties: {
        kind: { const: 'mechanism' },
        action: { type: 'string' },
        every: { type: 'number', exclusiveMinimum: 0 },
        unit: { enum: ['day', 'week', 'month', 'quarter', 'half', 'year'] },
      },
    },
  },
} as const;
