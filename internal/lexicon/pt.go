package lexicon

func portuguese() Language {
	return Language{
		Code:      "pt",
		Quoting:   portugueseQuoting(),
		Automatic: portugueseAutomatic(),
		Courtesy:  portugueseCourtesy(),
	}
}

func portugueseQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"escreveu", "escreve"},
		Opens:     []string{"em", "às", "no", "citando"},
		From:      []string{"de", "remetente"},
		Labels:    []string{"data", "para", "cc", "importância", "anexos", "destinatário", "responder a"},
		Telling:   []string{"enviado", "enviada", "enviada em", "enviado em", "assunto"},
		Original:  []string{"mensagem original", "original message"},
		Forwarded: []string{"mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada"},
		Repeated:  []string{"sua mensagem", "a sua mensagem", "o seu pedido"},
		Devices: []string{
			"enviado do", "enviado a partir", "enviado de", "obter outlook", "obter o outlook", "enviado do meu", "enviado do meu iphone", "enviado a partir do",
			"enviado do outlook", "enviado do correio", "enviado por", "enviado com", "enviado através", "obtenha o outlook", "baixar o outlook",
			"transferir o outlook",
		},
		Confidential: []string{
			"confidencia", "não é o destinatário", "recebeu esta mensagem por engano", "antes de imprimir", "informação confidencial", "informações confidenciais",
			"se você não é", "se não for o",
		},
		Inline:     []string{"respostas abaixo", "em azul", "em vermelho", "em verde"},
		ReplyAbove: []string{"responda acima desta linha", "digite sua resposta acima", "escreva a sua resposta acima", "acima desta linha", "responder acima desta linha"},
		Trailers: []string{
			"avalie", "como avalia", "como você avalia", "está satisfeito", "pesquisa de satisfação", "para adicionar um comentário", "ver o ticket", "ver pedido",
			"está a receber", "você está recebendo", "cancelar a subscrição", "siga-nos",
			"este e-mail foi enviado", "este email foi enviado", "esta mensagem foi enviada", "recebeu este", "você recebeu este",
			"e-mail grátis", "email gratuito", "descarregue a aplicação", "baixe o aplicativo",
			"se não deseja", "se já não deseja", "se não quiser receber",
		},
		Registers: []string{
			"nipc", "nif", "cnpj", "conservatória do registo", "capital social", "rgpd", "lgpd", "dados pessoais", "proteção de dados", "política de privacidade",
		},
		External: []string{
			"atenção", "cuidado", "e-mail externo", "email externo", "mensagem externa", "remetente externo", "este e-mail foi originado fora", "originado fora",
			"fora da organização", "fora da sua organização", "externo à organização", "[externo", "não clique", "não abra", "você não costuma receber",
			"não costuma receber", "não recebe emails com frequência", "saiba por que isso é importante",
			"saiba por que motivo isto é importante", "não recebe frequentemente",
		},
	}
}

func portugueseCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"atenciosamente", "cumprimentos", "melhores cumprimentos", "com os melhores cumprimentos", "saudações", "abraço", "abraços",
			"cordialmente",
			"obrigado", "obrigada", "muito obrigado", "muito obrigada", "obrigado desde já", "desde já obrigado", "desde já agradeço", "agradeço desde já",
			"obrigado novamente", "grato", "grata", "com os meus cumprimentos", "os melhores cumprimentos", "cordiais cumprimentos", "cordiais saudações",
			"saudações cordiais", "respeitosamente", "sinceramente", "att", "att.", "um abraço", "até breve", "ao dispor", "com consideração", "cumps",
		},
		Wishes: []string{
			"bom dia de trabalho", "tenha um bom",
		},
		Thanks: []string{"obrigado", "obrigada", "agradeço", "agradecemos", "muito obrigado", "muito obrigada"},
	}
}

func portugueseAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"resposta automática", "fora do escritório", "ausência", "ausente",
		},
		AckSubjects: []string{
			"recebemos", "confirmação de recebimento", "confirmação de receção",
		},
		Robot: []string{
			"mensagem automática", "resposta automática", "gerada automaticamente", "gerado automaticamente", "enviado automaticamente",
		},
		Deaf: []string{
			"não responda a este", "não responda a esta",
		},
		Away: []string{
			"fora do escritório", "estou de férias", "de férias", "estarei ausente", "encontro-me ausente",
			"estou fora", "estarei fora", "estou ausente", "encerrado até", "encerrados até", "escritório encerrado", "acesso limitado", "já não trabalh",
			"não trabalha mais", "deixou a empresa",
		},
		Return: []string{
			"no meu regresso", "meu retorno", "estarei de volta", "na minha ausência", "durante a minha ausência", "em caso de urgência", "assuntos urgentes",
			"regresso", "ao meu regresso", "quando regressar",
		},
		Received: []string{
			"recebemos a sua", "recebemos o seu", "recebemos sua", "recebemos seu", "sua mensagem foi", "a sua mensagem foi", "sua solicitação foi",
			"recebemos", "foi recebid", "foi registad", "foi registrad", "confirmamos a receção", "confirmamos o recebimento", "acusamos a receção",
		},
		Promise: []string{
			"entraremos em contato", "entraremos em contacto", "responderemos", "o mais breve possível", "o mais rapidamente possível", "em breve",
			"com a maior brevidade", "o mais rápido possível", "nossa equipa", "nossa equipe",
		},
		Deadline: []string{
			"24 horas", "48 horas", "dias úteis", "no prazo de",
		},
		Ticket: []string{
			"número do ticket", "ticket n", "número do pedido", "protocolo", "número de referência",
		},
		Filler: []string{
			"obrigado por contact", "obrigado pelo", "obrigado por entrar", "agradecemos o", "horário de", "de segunda a sexta", "perguntas frequentes",
		},
		Status: []string{
			"foi encerrado", "foi resolvido", "inquérito", "pesquisa de satisfação", "avalie", "a sua opinião",
		},
		Transaction: []string{
			"a sua encomenda", "sua encomenda", "seu pedido", "encomenda n", "foi enviad", "código de rastreio", "rastrear", "sua fatura", "fatura n", "confirmação de",
			"palavra-passe", "senha", "código de verificação", "confirme o seu", "sua conta", "a sua conta", "se não foi", "novo acesso", "notificação",
			"lembrete",
		},
		OptOut: []string{
			"cancelar a inscrição", "cancelar inscrição", "cancelar subscrição", "descadastr", "você está recebendo", "ver no navegador",
			"cancelar a subscrição", "remover o seu", "não deseja receber", "deixar de receber", "ver online", "preferências",
		},
		Offer: []string{
			"desconto", "promoç", "saldos", "portes grátis", "frete grátis", "última oportunidade", "só hoje", "aproveite", "código promocional", "cupão", "cupom",
			"compre agora", "comprar agora", "descubra", "novidades", "nova coleção", "inscreva", "newsletter", "sorteio", "clique aqui", "saiba mais",
		},
		Failed: []string{
			"não pôde ser entregue", "não pode ser entregue", "não foi possível entregar", "nao pode ser enviada", "falha na entrega", "não entregue",
			"não foi entregue", "não foi enviada", "não entregável", "falha de entrega", "falha ao entregar", "devolvida ao remetente",
		},
		Delayed: []string{
			"entrega atrasada", "entrega adiada", "entrega … atrasada", "ainda não foi entregue",
		},
		Full: []string{
			"caixa … cheia", "caixa cheia", "caixa de correio está cheia", "cota excedida", "quota excedida",
		},
		Nobody: []string{
			"endereço não encontrado", "não foi encontrado", "não encontrado", "usuário desconhecido", "utilizador desconhecido", "destinatário desconhecido", "não existe",
		},
		Read: []string{
			"lida:", "foi lida", "confirmação de leitura",
		},
		Gone: []string{
			"na montanha", "na praia", "em viagem", "no estrangeiro", "sem internet", "sem computador", "sem rede", "doente", "gripe", "no hospital", "cirurgia", "nasceu",
			"nosso filho", "nossa filha", "vou casar", "casamento", "lua de mel", "uma pausa", "alguns dias", "não leio",
		},
		Until: []string{
			"até ao", "até o", "até dia", "até 1", "até 2", "até 3", "esta semana", "próxima semana", "duas semanas", "a partir de",
		},
		Letter: []string{
			"a sua mensagem", "o seu email", "o seu e-mail", "o seu pedido", "a sua carta", "a sua pergunta", "sua mensagem", "seu e-mail",
		},
		Arrived: []string{
			"chegou", "está connosco", "está conosco", "em boas mãos", "recebid",
		},
		Answering: []string{
			"responderemos", "responderei", "escreveremos", "escreverei", "leremos", "lerei", "ligaremos", "voltaremos", "paciência",
		},
		Held: []string{
			"mensagem está em espera", "mensagem aguarda", "não o conheço", "remetente desconhecido", "em quarentena", "primeira vez",
		},
		Act: []string{
			"clique", "confirme", "escreva", "siga o link", "abra o link",
		},
		Pitch: []string{
			"ajudamos empresas", "empresas como a sua", "mais clientes", "novos clientes", "aumentar as vendas", "15 minutos", "10 minutos", "breve conversa",
			"auditoria gratuita", "email anterior", "não tem interesse", "não voltarei a",
		},
		Unasked: []string{
			"se não foi", "se não solicitou", "se não pediu",
		},
		Subscription: []string{
			"newsletter", "boletim", "inscrição", "subscrição", "registo", "cadastro", "sua conta", "endereço",
		},
	}
}
