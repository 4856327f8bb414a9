import { z } from 'zod';
import { inTurns } from '../../../base/turns.ts';
import {
  type AnswersVerdict,
  answerReportSchema,
  answerRuleSchema,
  answersVerdictSchema,
} from '../../../contracts/control/answers.ts';
import { makeAnswerRule } from '../../answers/answer-rule.ts';
import { verifyAnswersSteps } from '../../answers/verify-answers.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf, idInPath, journalOf } from './common.ts';
import { RulesShown } from './rules-shown.ts';

const rules = new RulesShown(({ chosenAnswers }) => chosenAnswers);

const answerInPath = { ...environmentInPath, answer: idInPath('The id of the rule.') };

export const answerRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/answers',
    name: 'listAnswers',
    group: 'Answers',
    summary: 'List the rules that choose answers in an environment',
    parameters: environmentInPath,
    gives: 'Its rules, in the order in which they were made.',
    answer: z.array(answerReportSchema),
    handle: rules.list,
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/answers',
    name: 'addAnswer',
    group: 'Answers',
    summary: 'Choose the answer of calls in an environment',
    parameters: environmentInPath,
    body: answerRuleSchema,
    status: 201,
    gives: 'The rule.',
    answer: answerReportSchema,
    location: ({ id }, { environment }) => `/environments/${environment}/answers/${id}`,
    async handle(input) {
      const { body, byFunction = null, services } = input;
      const tenant = environmentOf(input);
      // It notes how many calls there were.
      await journalOf(input);
      services.chosenAnswers.makeWith(makeAnswerRule);
      const adding = services.chosenAnswers.add(tenant.subdomain, body, byFunction);
      if (byFunction && tenant.isKept)
        services.onNotice(
          `${tenant.subdomain} is kept, but no rule that answers by a function: make it again after a restart.`,
        );
      return rules.made(adding, input);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/answers',
    name: 'clearAnswers',
    group: 'Answers',
    summary: 'Remove all rules that choose answers in an environment',
    parameters: environmentInPath,
    status: 204,
    gives: 'Nothing: there are no rules any more.',
    handle: rules.clear,
  }),
  route({
    method: 'get',
    path: '/environments/{environment}/answers/{answer}',
    name: 'readAnswer',
    group: 'Answers',
    summary: 'Read one rule, and how often it answered',
    parameters: answerInPath,
    gives: 'The rule.',
    answer: answerReportSchema,
    handle: (input) => rules.read(input, input.path.answer),
  }),
  route({
    method: 'put',
    path: '/environments/{environment}/answers/{answer}',
    name: 'replaceAnswer',
    group: 'Answers',
    summary: 'Put another rule in the place of one',
    parameters: answerInPath,
    body: answerRuleSchema,
    gives: 'The rule: under the same id, at the same place among the others, with nothing counted.',
    answer: answerReportSchema,
    handle(input) {
      const { chosenAnswers } = input.services;
      chosenAnswers.makeWith(makeAnswerRule);
      const { subdomain } = environmentOf(input);
      return rules.made(chosenAnswers.replace(subdomain, input.path.answer, input.body), input);
    },
  }),
  route({
    method: 'delete',
    path: '/environments/{environment}/answers/{answer}',
    name: 'removeAnswer',
    group: 'Answers',
    summary: 'Remove one rule',
    parameters: answerInPath,
    gives: 'The rule as it was at its end.',
    answer: answerReportSchema,
    handle: (input) => rules.remove(input, input.path.answer),
  }),
  route({
    method: 'post',
    path: '/environments/{environment}/verify-answers',
    name: 'verifyAnswers',
    group: 'Answers',
    summary: 'Ask whether every rule answered a call',
    parameters: environmentInPath,
    gives: 'The verdict; the status is 200 either way.',
    answer: answersVerdictSchema,
    handle: async (input) => {
      const { chosenAnswers } = input.services;
      const calls = await journalOf(input);
      const { subdomain } = environmentOf(input);
      const verdict = await inTurns(
        verifyAnswersSteps(calls.callsOf(subdomain), chosenAnswers.rules(subdomain)),
      );
      return (await inTurns(calls.masking.valueSteps(verdict))) as AnswersVerdict;
    },
  }),
];
