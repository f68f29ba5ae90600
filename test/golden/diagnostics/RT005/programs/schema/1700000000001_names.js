export const up = (pgm) => pgm.addColumns('people', { age: 'integer' });
