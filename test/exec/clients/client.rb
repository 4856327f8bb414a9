# Lists the debtors with Ruby's net/http.
require 'net/http'

url = URI('https://api.nmbrs.nl/soap/v3/DebtorService.asmx')
request = Net::HTTP::Post.new(url, {
  'Content-Type' => 'text/xml; charset=utf-8',
  'SOAPAction' => '"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"'
})
request.body = File.read(File.join(__dir__, 'request.xml'))
answer = Net::HTTP.start(url.host, url.port, use_ssl: true) { |http| http.request(request) }
puts answer.body.scan('<Debtor>').length
