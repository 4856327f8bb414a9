/** A description of the API as a partner could export it, made up for the tests: some of it is as known, some is not. */
export const OPENAPI = `openapi: 3.0.3
info: { title: Payroll, version: '1' }
security: [{ oauth: [employee.info.read] }]
paths:
  /api/companies/{company}/employees/salaries:
    parameters: [{ $ref: '#/components/parameters/employee' }]
    get:
      security: [{ oauth: [employee.payment.read] }]
      parameters: [{ name: createdFrom, in: query }]
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  pagination: { type: object, properties: { pageNumber: { type: integer } } }
                  data:
                    type: array
                    items:
                      type: object
                      properties:
                        employeeId: { type: string }
                        salaries: { type: array, items: { $ref: '#/components/schemas/Salary' } }
  /api/companies/{companyId}/hourcodes:
    get:
      security: [{ oauth: [company.hours.read] }]
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  pagination: { type: object, properties: { pageNumber: { type: integer } } }
                  data:
                    type: array
                    items: { type: object, properties: { hourCodeId: {}, code: {}, description: {} } }
components:
  parameters:
    employee: { name: employeeId, in: query }
  schemas:
    Base: { type: object, properties: { salaryId: {}, startDate: {}, createdAt: {} } }
    Salary:
      allOf:
        - $ref: '#/components/schemas/Base'
        - { type: object, properties: { salaryType: {}, value: {} } }
`;

/** The same salaries, as a collection of Postman with an example has them. */
export const POSTMAN = JSON.stringify({
  info: { name: 'Payroll' },
  item: [
    {
      name: 'Lists',
      item: [
        {
          request: {
            method: 'GET',
            url: {
              raw: '{{host}}/api/companies/:companyId/employees/salaries?employeeId=',
              path: ['api', 'companies', ':companyId', 'employees', 'salaries'],
              query: [{ key: 'createdFrom' }, { key: 'employeeId' }],
            },
          },
          response: [
            {
              code: 200,
              body: JSON.stringify({
                pagination: { pageNumber: 1 },
                data: [
                  {
                    employeeId: 'x',
                    salaries: [{ salaryId: 'y', startDate: '', salaryType: '', value: 1, createdAt: '' }],
                  },
                ],
              }),
            },
          ],
        },
      ],
    },
    { request: { method: 'GET', url: '{{host}}/api/companies/{{companyId}}/hourcodes?page=1' } },
  ],
});
