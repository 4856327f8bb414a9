import { expect, it } from 'vitest';
import { serviceAt } from '../../contracts/interface/service-at.ts';

it.each([
  ['https://api.nmbrs.nl/soap/v3/EmployeeService.asmx', '', '/soap/v3/EmployeeService.asmx'],
  ['/soap/v3/EmployeeService.asmx?WSDL', '', '/soap/v3/EmployeeService.asmx'],
  ['http://gateway.example/nmbrs/SOAP/v3/employeeservice.asmx#x', '/nmbrs', '/SOAP/v3/employeeservice.asmx'],
])('%s has a service behind %j', (url, prefix, path) => {
  expect(serviceAt(url)).toMatchObject({
    service: { name: 'EmployeeService', version: 'v3' },
    prefix,
    path,
  });
});

it.each([
  'https://api.nmbrs.nl/',
  'https://api.nmbrs.nl/soap/v3/',
  'https://api.nmbrs.nl/soap/v3/EmployeeService.asmx/List_GetAll',
  'https://api.nmbrs.nl/?next=/soap/v3/EmployeeService.asmx',
  '',
])('%s has none', (url) => {
  expect(serviceAt(url)).toBeNull();
});
