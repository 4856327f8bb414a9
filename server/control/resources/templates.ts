import { z } from 'zod';
import {
  newTemplateSchema,
  switchSchema,
  templateChangeSchema,
  templateSchema,
} from '../../../contracts/control/templates.ts';
import { callsNamed, switchCall } from '../../access/call-switches.ts';
import { levelOf, type Template } from '../../access/template.ts';
import { type Route, route } from '../route.ts';
import { changing, environmentInPath, environmentOf, nameInPath } from './common.ts';

const templateInPath = { ...environmentInPath, template: nameInPath('The id or the name of the template.') };

function templateView(template: Template) {
  const { id, name, kind, dashlets, callsOff } = template;
  return { id, name, kind, level: levelOf(template), dashlets, callsOff: [...callsOff].sort() };
}

export const templateRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/templates',
    name: 'listTemplates',
    group: 'Templates',
    summary: 'List the user templates of an environment',
    parameters: environmentInPath,
    gives: 'Its user templates.',
    answer: z.array(templateSchema),
    handle: (input) => environmentOf(input).users.templates.all.map(templateView),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/templates',
    name: 'addTemplate',
    group: 'Templates',
    summary: 'Add a user template',
    parameters: environmentInPath,
    body: newTemplateSchema,
    status: 201,
    gives: 'The template.',
    answer: templateSchema,
    location: ({ id }, { environment }) => `/environments/${environment}/templates/${id}`,
    handle: (input) =>
      changing(input, ({ users }) => {
        const { callsOff, ...template } = input.body;
        return templateView(users.templates.add({ ...template, callsOff: callsNamed(callsOff) }));
      }),
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/templates/{template}',
    name: 'readTemplate',
    group: 'Templates',
    summary: 'Read a user template',
    parameters: templateInPath,
    gives: 'The template.',
    answer: templateSchema,
    handle: (input) => templateView(environmentOf(input).users.templates.named(input.path.template)),
  }),
  route({
    method: 'patch',
    path: '/environments/{environment}/templates/{template}',
    name: 'changeTemplate',
    group: 'Templates',
    summary: 'Change a user template, in force at once',
    parameters: templateInPath,
    body: templateChangeSchema,
    gives: 'The template as it is now.',
    answer: templateSchema,
    handle: (input) =>
      changing(input, ({ users }) => {
        const { callsOff, ...change } = input.body;
        return templateView(
          users.templates.change(users.templates.named(input.path.template).id, {
            ...change,
            ...(callsOff ? { callsOff: callsNamed(callsOff) } : {}),
          }),
        );
      }),
  }),
  route({
    method: 'put',
    path: '/environments/{environment}/templates/{template}/calls/{call}',
    name: 'switchCall',
    group: 'Templates',
    summary: 'Switch one call on or off, in force at once',
    parameters: {
      ...templateInPath,
      call: z.string().describe('Service and operation: `EmployeeService.Absence2_Insert`.'),
    },
    body: switchSchema,
    gives: 'The template as it is now.',
    answer: templateSchema,
    handle: (input) =>
      changing(input, ({ users }) => {
        const { id } = users.templates.named(input.path.template);
        return templateView(switchCall(users, id, input.path.call, input.body.on));
      }),
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/templates/{template}',
    name: 'deleteTemplate',
    group: 'Templates',
    summary: 'Delete a user template that no login has',
    parameters: templateInPath,
    status: 204,
    gives: 'Gone.',
    conflict: 'Logins have it.',
    handle: (input) =>
      changing(input, ({ users }) => users.deleteTemplate(users.templates.named(input.path.template).id)),
  }),
];
