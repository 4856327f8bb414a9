import { z } from 'zod';
import { newTagSchema, tagChangeSchema, tagSchema, untaggedSchema } from '../../../contracts/control/tags.ts';
import { addTag, changeTag, deleteTag, tagNumber } from '../../access/tags.ts';
import type { Tag } from '../../world/records.ts';
import { type Route, route } from '../route.ts';
import { changing, environmentInPath, environmentOf, nameInPath } from './common.ts';

const tagInPath = { ...environmentInPath, tag: nameInPath('The number or the name of the tag.') };

function tagView({ number, name, color }: Tag) {
  return { number, name, color };
}

export const tagRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/tags',
    name: 'listTags',
    group: 'Tags',
    summary: 'List the tags of an environment',
    parameters: environmentInPath,
    gives: 'Its tags.',
    answer: z.array(tagSchema),
    handle: (input) => [...environmentOf(input).environment.tags.all()].map(tagView),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/tags',
    name: 'addTag',
    group: 'Tags',
    summary: 'Add a tag; it gets the next number',
    parameters: environmentInPath,
    body: newTagSchema,
    status: 201,
    gives: 'The tag.',
    answer: tagSchema,
    handle: (input) => changing(input, ({ environment }) => tagView(addTag(environment, input.body))),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}/tags/{tag}',
    name: 'changeTag',
    group: 'Tags',
    summary: 'Change the name or colour of a tag',
    parameters: tagInPath,
    body: tagChangeSchema,
    gives: 'The tag as it is now.',
    answer: tagSchema,
    handle: (input) =>
      changing(input, ({ environment }) =>
        tagView(changeTag(environment, tagNumber(environment, input.path.tag, 'tag'), input.body)),
      ),
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/tags/{tag}',
    name: 'deleteTag',
    group: 'Tags',
    summary: 'Delete a tag, and take it off debtors and out of filters',
    parameters: tagInPath,
    gives: 'What had the tag.',
    answer: untaggedSchema,
    handle: (input) =>
      changing(input, (draft) => {
        const { debtors, logins } = deleteTag(draft, tagNumber(draft.environment, input.path.tag, 'tag'));
        return {
          debtors: debtors.map(({ id, number, name }) => ({ id, number, name })),
          logins: logins.map(({ id }) => {
            const { username, filterTags } = draft.users.login(id);
            return { id, username, tags: filterTags };
          }),
        };
      }),
  }),
];
